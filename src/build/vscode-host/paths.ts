import path from 'node:path';
import { root } from '../root';

/** Everything that is downloaded, unpacked or written by a run; git, prettier, eslint and vsce ignore it. */
export const cacheRoot = path.join(root, '.vscode-test');

/** Pictures of runs that went wrong, and of the walk. */
export const screenshots = path.join(cacheRoot, 'screenshots');

/** How the names of pictures and texts begin that a walk leaves when it fails. */
export const failed = 'failed-';
