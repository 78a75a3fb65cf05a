/** The content that the clipboard takes for one form of a text. */
type Form = string | Blob | Promise<string | Blob>;

/** Several forms of a text for the clipboard, which jsdom lacks. */
export class Item {
  readonly types: readonly string[];
  readonly #forms: Readonly<Record<string, Form>>;

  constructor(forms: Readonly<Record<string, Form>>) {
    this.types = Object.keys(forms);
    this.#forms = forms;
  }

  async getType(type: string): Promise<Blob> {
    const form = await this.#forms[type];
    if (form === undefined) throw new DOMException(`There is no ${type}.`, 'NotFoundError');
    return typeof form === 'string' ? new Blob([form], { type }) : form;
  }
}
