import { namesOfFormsIn } from '../dom/form-names';

/**
 * Takes the names of a copy's fields away that a form has of its own, in place: libraries ask a form for its children,
 * and would be given its field `children`. Our own code asks through `own`.
 */
export function dropFieldNames(copy: ParentNode): void {
  for (const [field, attribute] of namesOfFormsIn(copy)) field.removeAttribute(attribute);
}
