/** Creates an element with a class and these children. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className: string,
  ...children: readonly Node[]
): HTMLElementTagNameMap[Tag] {
  const created = document.createElement(tag);
  if (className !== '') created.className = className;
  for (const child of children) created.appendChild(child);
  return created;
}

/** Creates a button of the answer; the view listens for its clicks. `what` identifies the button. */
export function button(className: string, what: string, label: string): HTMLButtonElement {
  const created = element('button', className);
  created.type = 'button';
  created.dataset['do'] = what;
  created.title = label;
  created.setAttribute('aria-label', label);
  return created;
}

/** Sets the text of `node`. The common beginning stays, and with it a selection there. */
export function writeText(node: CharacterData, text: string): void {
  const { data } = node;
  if (data === text) return;
  if (text.startsWith(data)) node.appendData(text.slice(data.length));
  else if (data.startsWith(text)) node.deleteData(text.length, data.length - text.length);
  else node.data = text;
}

/**
 * Makes the children of `parent` show `after` instead of `before`; each item is one child. `patch` returns
 * the node that now shows the item: the same one, or a replacement.
 */
export function patchChildren<Item>(
  parent: Element,
  before: readonly Item[],
  after: readonly Item[],
  create: (item: Item) => Node,
  patch: (node: ChildNode, before: Item, after: Item) => Node,
): void {
  let child = parent.firstChild;
  for (const [index, item] of after.entries()) {
    const old = before[index];
    if (child && old !== undefined) {
      const next: ChildNode | null = child.nextSibling;
      if (old !== item) {
        const node = patch(child, old, item);
        if (node !== child) child.replaceWith(node);
      }
      child = next;
    } else parent.appendChild(create(item));
  }
  while (child) {
    const next: ChildNode | null = child.nextSibling;
    child.remove();
    child = next;
  }
}
