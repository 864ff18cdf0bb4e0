'use strict';
// The first step of `npm start` and `npm test`: installs what package-lock.json says where that is not there, or is not what
// is there. Without dependencies, and in words that any Node understands, so that one that is too old can be told so.
const fs = require('fs');
const path = require('path');
const spawnSync = require('child_process').spawnSync;

const root = path.join(__dirname, '..', '..');
const read = (file) => JSON.parse(fs.readFileSync(path.join(root, file), 'utf8'));

/** Says why it cannot go on, in one sentence. */
function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}

/** Whether one version, such as 20.19.0, is lower than another. */
function isLower(version, than) {
  const [a, b] = [version, than].map((text) => text.split('.').map(Number));
  const at = a.findIndex((number, index) => number !== b[index]);
  return at >= 0 && a[at] < b[at];
}

/** Whether the packages on disk are those of the lock file. npm lists them in `.package-lock.json`, as the last thing it does. */
function isInstalled() {
  const wanted = read('package-lock.json').packages;
  let found;
  try {
    found = read('node_modules/.package-lock.json').packages;
  } catch (error) {
    return false;
  }
  const isSame = (name) =>
    found[name].version === wanted[name].version && found[name].integrity === wanted[name].integrity;
  const isThere = (name) => fs.existsSync(path.join(root, name, 'package.json'));
  return (
    Object.keys(found).every((name) => wanted[name] && isSame(name) && isThere(name)) &&
    // npm leaves out what is for other platforms.
    Object.keys(wanted).every((name) => name === '' || found[name] || wanted[name].optional || wanted[name].devOptional)
  );
}

/** Whether a version is in a range such as `^20.19.0 || >=22.13.0`. */
function isIn(range, version) {
  return range.split(' || ').some((part) => {
    const lowest = part.replace(/^(\^|>=)/, '');
    return !isLower(version, lowest) && (part[0] !== '^' || version.split('.')[0] === lowest.split('.')[0]);
  });
}

/** Says a range as the README does: `20.19, or 22.13 or newer,`. */
function spoken(range) {
  const parts = range.split(' || ').map((part) => {
    const lowest = part.replace(/^(\^|>=)/, '').replace(/\.0$/, '');
    return part[0] === '^' ? lowest : lowest + ' or newer';
  });
  return parts.join(', or ') + (parts.length > 1 ? ',' : '');
}

const needed = read('package.json').engines.node;
const current = process.versions.node;
if (!isIn(needed, current)) stop('Node.js ' + spoken(needed) + ' is needed. This is Node.js ' + current + '.');
if (!isInstalled()) {
  const npm = process.env.npm_execpath || '';
  // Other package managers do not read npm's lock file.
  if (path.basename(npm) !== 'npm-cli.js')
    stop('Run "npm ci" first. The packages in package-lock.json aren’t installed.');
  console.log('Installing the packages in package-lock.json…');
  // What the tests and the build need is a development dependency, also where NODE_ENV is "production".
  const args = [npm, 'ci', '--include=dev', '--loglevel=error'];
  const status = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status;
  if (status !== 0 || !isInstalled()) stop('The packages could not be installed; npm says why above.');
}
