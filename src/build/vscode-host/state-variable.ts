/** Tells a test module where its VS Code keeps settings, state, and logs. */
export const stateVariable = 'SECPROFILE_TEST_STATE';
