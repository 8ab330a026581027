/** Texts, numbered from 0 in the order in which they come: each once. */
export class Names {
  private readonly numbers = new Map<string, number>();
  private readonly texts: string[] = [];
  private characters = 0;

  /** The number of a text, a new one if it has none. */
  add(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    const number = this.texts.length;
    this.numbers.set(text, number);
    this.texts.push(text);
    this.characters += text.length;
    return number;
  }

  at(number: number): string {
    return this.texts[number] as string;
  }

  get size(): number {
    return this.texts.length;
  }

  /** About: a byte a character, and what V8 keeps for a text and its place in a Map. */
  get bytes(): number {
    return this.characters + this.size * 80;
  }
}
