import { writeTo } from './log';

/** Shows each entry in the console too, while Sidenote is developed. */
export function noteInConsole(): void {
  writeTo(({ area, event, error, count }) => {
    const words = ['Sidenote', area, event, error ?? '', count > 1 ? `(${count} times)` : ''];
    // None is a fault of the extension itself: the browser's list of its errors stays empty.
    console.debug(words.filter(Boolean).join(' '));
  });
}
