import { useBrowser } from './open-page';
import { pageAccessible } from './page-accessible';
import { pageBody } from './page-body';
import { pageByKeyboard } from './page-keyboard';
import { pageAndHostileText } from './page-hostile';
import { pageAndLargeBodies } from './page-large';
import { pageStates } from './page-states';
import { pageZoomed } from './page-zoomed';

// One file, one browser: to start it takes longer than most of the tests.
describe('The panel’s page', () => {
  const browser = useBrowser();

  describe('in its states', () => {
    pageStates(browser);
  });

  describe('by keyboard', () => {
    pageByKeyboard(browser);
  });

  describe('with a body', () => {
    pageBody(browser);
  });

  describe('for everybody', () => {
    pageAccessible(browser);
  });

  describe('with hostile text', () => {
    pageAndHostileText(browser);
  });

  describe('with large bodies', () => {
    pageAndLargeBodies(browser);
  });

  describe('at 200 %', () => {
    pageZoomed(browser);
  });
});
