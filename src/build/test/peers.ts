import { installPeers } from '../peers/install';
import { mochaSuite } from './mocha-process';
import { reasonOf, type Suite } from './suite';

/** Other people's programs read what we write. Without a network, or where npm lacks them, the suite isn't counted. */
export const peersSuite: Suite = {
  name: 'peers',
  async run(watch) {
    try {
      await installPeers(watch);
    } catch (error) {
      watch.signal.throwIfAborted();
      return { passed: 0, failed: 0, output: '', notRun: `They cannot be had here: ${reasonOf(error)}` };
    }
    return mochaSuite('peers', watch);
  },
};
