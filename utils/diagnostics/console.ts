import { writeTo, type Entry } from './log';

/** Shows each entry in the console too, while Sidenote is developed. */
export function noteInConsole(): void {
  writeTo(({ level, area, event, error, count }: Entry) => {
    const words = ['Sidenote', area, event, error ?? '', count > 1 ? `(${count} times)` : ''];
    const line = words.filter(Boolean).join(' ');
    // Nothing here is a fault of the extension itself, so the list of its errors stays empty.
    if (level === 'info') console.debug(line);
    else console.warn(line);
  });
}
