import { useEffect, useState } from 'react';

/**
 * Takes the files that are dropped on the panel or pasted into it; the browser would open them in its place. True while
 * files are held over the panel.
 */
export function useGivenFiles(onFiles: (files: readonly File[]) => void): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false;
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    document.addEventListener('dragover', over, { signal });
    document.addEventListener('dragleave', (event) => event.relatedTarget === null && setOver(false), {
      signal,
    });
    document.addEventListener(
      'drop',
      (event) => {
        setOver(false);
        if (!hasFiles(event)) return;
        event.preventDefault();
        onFiles([...(event.dataTransfer?.files ?? [])]);
      },
      { signal },
    );
    document.addEventListener(
      'paste',
      ({ clipboardData }) => {
        const files = [...(clipboardData?.files ?? [])];
        // Text that was copied from a document may come with a picture of it: the text is meant.
        if (files.length > 0 && !clipboardData?.types.includes('text/plain')) onFiles(files);
      },
      { signal },
    );
    return () => listening.abort();
  }, [onFiles]);
  return isOver;
}
