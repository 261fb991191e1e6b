// A failure that the shopper has to be told of: the code names it, the title is the server's own words, if it had any.

export class Refusal extends Error {
  /**
   * @param {string} code
   * @param {string} [title]
   */
  constructor(code, title) {
    super(title ?? code);
    this.code = code;
    this.title = title;
  }
}
