/** `12 ms`, `1.2 s`, `2 min 5 s`. */
export function durationText(milliseconds: number): string {
  if (milliseconds < 999.5) return `${Math.max(0, Math.round(milliseconds))} ms`;
  if (milliseconds < 59_950) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** `1 second`, `10 seconds`, `3 minutes`: rounded up, for a wait that must not be too short. */
export function waitText(milliseconds: number): string {
  const seconds = Math.max(1, Math.ceil(milliseconds / 1000));
  if (seconds < 120) return plural(seconds, 'second');
  const minutes = Math.ceil(seconds / 60);
  return minutes < 120 ? plural(minutes, 'minute') : plural(Math.ceil(minutes / 60), 'hour');
}

/** `512 bytes`, `1.5 KB`, `4 MB`, in steps of 1024 as VS Code's explorer counts. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return plural(bytes, 'byte');
  const kilo = bytes / 1024;
  return kilo < 1023.95 ? `${short(kilo)} KB` : `${short(kilo / 1024)} MB`;
}

/** `1 byte`, `2 bytes`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

const short = (value: number) => value.toFixed(1).replace(/\.0$/, '');
