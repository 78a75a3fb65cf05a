/** The pieces that are kept apart: each costs more than its characters. */
const MOST_PIECES = 1000;

/** A text that grows by small pieces, and is hardly ever asked for: it is put together only then. */
export class GrownText {
  #blocks: string[] = [];
  #pieces: string[] = [];
  /** In characters. */
  length = 0;

  add(piece: string): void {
    this.#pieces.push(piece);
    this.length += piece.length;
    if (this.#pieces.length < MOST_PIECES) return;
    this.#blocks.push(this.#pieces.join(''));
    this.#pieces = [];
  }

  text(): string {
    if (this.#pieces.length > 0 || this.#blocks.length > 1) {
      this.#blocks = [[...this.#blocks, ...this.#pieces].join('')];
      this.#pieces = [];
    }
    return this.#blocks[0] ?? '';
  }
}
