/** The time that a download may take to begin, in milliseconds; then its source is released. */
const GIVE_UP_MS = 60_000;

/** Lets the browser save `content` under `name`, where it saves downloads. */
export function saveFile(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), GIVE_UP_MS);
}
