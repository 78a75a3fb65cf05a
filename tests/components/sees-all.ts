/** Makes everything that an `IntersectionObserver` watches visible, since jsdom lays nothing out. */
export class SeesAll {
  readonly #tell: (entries: readonly { readonly isIntersecting: boolean }[]) => void;
  constructor(tell: (entries: readonly { readonly isIntersecting: boolean }[]) => void) {
    this.#tell = tell;
  }
  observe() {
    queueMicrotask(() => this.#tell([{ isIntersecting: true }]));
  }
  disconnect() {}
}
