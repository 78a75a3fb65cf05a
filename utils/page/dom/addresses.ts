/** Makes addresses absolute, except those within the page, which must stay recognisable. */
export function makeAbsolute(element: Element, attribute: 'href' | 'src', base: string): void {
  const value = element.getAttribute(attribute);
  if (!value || value.startsWith('#')) return;
  const address = URL.parse(value, base);
  if (address) element.setAttribute(attribute, address.href);
}
