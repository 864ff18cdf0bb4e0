// In place of @vscode/spdlog in a server from npm, whose native part would need a compiler: without it every output
// channel stays empty. It has the calls that VS Code makes, and writes at once.
const { appendFileSync, mkdirSync, renameSync, statSync } = require('node:fs');
const { dirname, format, parse } = require('node:path');

const levels = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];
const off = levels.length;

class Logger {
  constructor(kind, name, file, largest) {
    this.file = file;
    this.largest = largest;
    this.level = levels.indexOf('info');
    this.plain = false;
    mkdirSync(dirname(file), { recursive: true });
    this.append('');
  }

  getLevel() {
    return this.level;
  }

  setLevel(level) {
    this.level = level;
  }

  // VS Code has one pattern: time, level, message.
  setPattern() {
    this.plain = false;
  }

  clearFormatters() {
    this.plain = true;
  }

  flush() {}

  drop() {
    this.level = off;
  }

  log(level, message) {
    if (level < this.level) return;
    this.append(this.plain ? message : `${timeText(new Date())} [${levels[level]}] ${message}\n`);
  }

  // One older file is kept. A log that cannot be written must not end the program that logs.
  append(text) {
    try {
      appendFileSync(this.file, text);
      if (statSync(this.file).size > this.largest) {
        const { dir, name, ext } = parse(this.file);
        renameSync(this.file, format({ dir, name: `${name}.1`, ext }));
      }
    } catch {}
  }
}

for (const [level, name] of ['trace', 'debug', 'info', 'warn', 'error', 'critical'].entries()) {
  Logger.prototype[name] = function (message) {
    this.log(level, message);
  };
}

/** `2026-04-10 09:05:03.042`, local time, as the Output view reads it. */
function timeText(now) {
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000);
  return local.toISOString().replace('T', ' ').slice(0, -1);
}

exports.version = 0;
exports.setLevel = () => undefined;
exports.setFlushOn = () => undefined;
exports.Logger = Logger;
exports.createRotatingLogger = async (name, file, largest) => new Logger('rotating', name, file, largest);
exports.createAsyncRotatingLogger = async (name, file, largest) => new Logger('rotating_async', name, file, largest);
