/** The files that are dropped on the panel before its own code is there; the browser would open them in its place. */

/** The field, out of sight, that holds them: the one place that a script and the panel's own code both reach. */
const HOLDER = 'early-files';

/** Takes what is dropped as long as the panel shows what stands in its own HTML. */
export function holdEarlyFiles(document: Document): void {
  const hold = (event: DragEvent) => {
    const { dataTransfer, type } = event;
    if (!dataTransfer?.types.includes('Files') || !document.querySelector('.early-panel')) return;
    event.preventDefault();
    if (type === 'drop') keep(document, dataTransfer.files);
  };
  document.addEventListener('dragover', hold);
  document.addEventListener('drop', hold);
}

function keep(document: Document, files: FileList): void {
  const all = new DataTransfer();
  // Of several documents the first is read: the one that was dropped last.
  for (const file of [...files, ...earlyFiles(document)]) all.items.add(file);
  const holder = document.createElement('input');
  holder.type = 'file';
  holder.multiple = true;
  holder.hidden = true;
  holder.id = HOLDER;
  holder.files = all.files;
  document.body.append(holder);
}

/** Hands out the files that were dropped so far, once. */
export function earlyFiles(document: Document): readonly File[] {
  const holder = document.querySelector<HTMLInputElement>(`#${HOLDER}`);
  holder?.remove();
  return [...(holder?.files ?? [])];
}
