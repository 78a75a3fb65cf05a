/** Elements that a form answers with when it is asked for their name (HTML, "listed elements", and pictures). */
const NAMED = 'button,fieldset,input,object,output,select,textarea,img'
  .split(',')
  .flatMap((name) => [`${name}[name]`, `${name}[id]`])
  .join(',');

/** A field, and the attribute that gives it a name which forms have of their own, such as `children`. */
export function* namesOfFormsIn(root: ParentNode): Generator<readonly [field: Element, attribute: string]> {
  for (const field of query(root, 'form').length > 0 ? query(root, NAMED) : [])
    for (const attribute of ['name', 'id'])
      if ((field.getAttribute(attribute) ?? '') in HTMLFormElement.prototype) yield [field, attribute];
}

/** A page can name a picture after a property of its document. */
function query(root: ParentNode, selectors: string): Iterable<Element> & { readonly length: number } {
  if (root instanceof Document) return Document.prototype.querySelectorAll.call(root, selectors);
  if (root instanceof Element) return Element.prototype.querySelectorAll.call(root, selectors);
  return DocumentFragment.prototype.querySelectorAll.call(root, selectors);
}
