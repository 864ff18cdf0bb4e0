/**
 * User settings that make VS Code hold still: no welcome pages, no network, no advice from other features. A run's own
 * settings go on top.
 */
export const quietSettings: Readonly<Record<string, unknown>> = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  // VS Code saves automatically in a browser, but not on the desktop, which most people use.
  'files.autoSave': 'off',
  'git.openRepositoryInParentFolders': 'never',
  'npm.fetchOnlinePackageInfo': false,
  // Restricted mode without asking first: nobody is there to answer.
  'security.workspace.trust.startupPrompt': 'never',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
};

/** Machine-scoped: in a window with a server, VS Code reads it only from the server's settings. */
export const machineScoped: ReadonlySet<string> = new Set(['workbench.welcomePage.walkthroughs.openOnInstall']);
