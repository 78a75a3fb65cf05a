import { useEffect, useState } from 'react';

/** True while a part of an answer is selected. It is not told before a mouse has let go of it. */
export function useAnswerSelection(): boolean {
  const [isSelected, setSelected] = useState(false);

  useEffect(() => {
    let isHeld = false;
    const look = () => !isHeld && setSelected(isInAnswer(getSelection()));
    const hold = () => (isHeld = true);
    const letGo = () => {
      isHeld = false;
      look();
    };
    document.addEventListener('selectionchange', look);
    document.addEventListener('pointerdown', hold);
    document.addEventListener('pointerup', letGo);
    document.addEventListener('pointercancel', letGo);
    return () => {
      document.removeEventListener('selectionchange', look);
      document.removeEventListener('pointerdown', hold);
      document.removeEventListener('pointerup', letGo);
      document.removeEventListener('pointercancel', letGo);
    };
  }, []);

  return isSelected;
}

function isInAnswer(selection: Selection | null): boolean {
  if (!selection || selection.isCollapsed || selection.toString().trim() === '') return false;
  const { commonAncestorContainer: node } = selection.getRangeAt(0);
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest('.markdown') != null;
}
