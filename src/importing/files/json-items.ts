import { Tokenizer, TokenParser, TokenType } from "@streamparser/json";
import type { Item } from "../../formats/format.js";
import { decodeText } from "./decode-text.js";
import { DEEPEST } from "./depth.js";
import { FileRefused } from "./input-file.js";
import { toldOfRepeated } from "./line-items.js";
import { RepeatedKeys } from "./repeated-keys.js";

/** Of one item: beyond it, it is no item, but a document that is laid out in another way. */
const MOST_TOKENS = 2_000_000;
const MOST_CHARACTERS = 64 * 2 ** 20;
const SUGGESTIONS = {
  broken: "Correct the JSON there, or get the file anew.",
  cut: "Get the file again, whole.",
  layout: "Check what it is: no format that can be imported is laid out so.",
} as const;

type Members = Record<string, unknown>;

/**
 * The items of a JSON document, one at a time: the elements of its root array, or of `collection`, a member of its root
 * object; else the document is one. The other members of the root object are put into `envelope`, which is whole when
 * the last item was given.
 * @throws FileRefused after the last item that could be read
 */
export async function* jsonItems(
  chunks: AsyncIterable<Uint8Array>,
  collection: string | undefined,
  envelope: Members,
): AsyncGenerator<Item, void, undefined> {
  const splitter = new Splitter(collection, envelope);
  for await (const text of decodeText(chunks)) {
    splitter.write(text);
    yield* splitter.take();
    if (splitter.problem) throw splitter.problem;
  }
  splitter.end();
  yield* splitter.take();
  if (splitter.problem) throw splitter.problem;
}

class Splitter {
  problem: FileRefused | undefined;
  private found: Item[] = [];
  private count = 0;
  private depth = 0;
  private tokens = 0;
  private characters = 0;
  private readonly keys = new RepeatedKeys();
  private isWhole = false;
  private hasCollection = false;
  private root: "array" | "object" | undefined;
  private readonly tokenizer = new Tokenizer();
  private parser: TokenParser | undefined;

  constructor(
    private readonly collection: string | undefined,
    private readonly envelope: Members,
  ) {
    this.tokenizer.onToken = (token) => this.onToken(token);
    this.tokenizer.onError = (error) =>
      this.fail(`expected JSON; ${toSentence(error.message)}`, SUGGESTIONS.broken);
  }

  write(text: string): void {
    if (this.problem) return;
    this.characters += text.length;
    if (this.characters > MOST_CHARACTERS) {
      this.fail(`an item of it is longer than ${MOST_CHARACTERS} characters`, SUGGESTIONS.layout);
      return;
    }
    try {
      this.tokenizer.write(text);
    } catch (error) {
      this.fail(`expected JSON; ${toSentence((error as Error).message)}`, SUGGESTIONS.broken);
    }
  }

  end(): void {
    if (this.problem) return;
    if (!this.isWhole) {
      this.fail(
        this.root ? "the file ends in the middle of it; it was cut off" : "the file is empty",
        SUGGESTIONS.cut,
      );
    } else if (this.root === "object" && !this.hasCollection) {
      this.found.push({ at: "", value: this.envelope });
    }
  }

  take(): Item[] {
    const taken = this.found;
    this.found = [];
    return taken;
  }

  private onToken(token: Parameters<TokenParser["write"]>[0]): void {
    if (this.problem) return;
    this.begin(token.token);
    this.tokens += 1;
    this.follow(token);
    if (this.depth > DEEPEST) this.fail(`it is nested deeper than ${DEEPEST} levels`, SUGGESTIONS.layout);
    else if (this.tokens > MOST_TOKENS)
      this.fail(`it has more than ${MOST_TOKENS} parts; expected a list of records`, SUGGESTIONS.layout);
    else this.parser?.write(token);
  }

  /** Where in the document it stands, and whether a key was there before. */
  private follow({ token, value }: Parameters<TokenParser["write"]>[0]): void {
    switch (token) {
      case TokenType.LEFT_BRACE:
      case TokenType.LEFT_BRACKET:
        this.depth += 1;
        this.keys.begin(token === TokenType.LEFT_BRACE ? "object" : "array");
        break;
      case TokenType.RIGHT_BRACE:
      case TokenType.RIGHT_BRACKET:
        this.depth -= 1;
        this.keys.end();
        break;
      case TokenType.COMMA:
        this.keys.comma();
        break;
      case TokenType.STRING:
        if (this.keys.isRepeated(String(value))) this.fail(...toldOfRepeated(String(value)));
        break;
      default:
    }
  }

  /** The first token says what the document is. */
  private begin(token: TokenType): void {
    if (this.root) return;
    if (token !== TokenType.LEFT_BRACKET && token !== TokenType.LEFT_BRACE) {
      this.fail("expected a JSON object or array", SUGGESTIONS.layout);
      return;
    }
    this.root = token === TokenType.LEFT_BRACKET ? "array" : "object";
    const paths = this.collection === undefined ? ["$.*"] : ["$.*", `$.${this.collection}.*`];
    this.parser = new TokenParser({ paths: this.root === "array" ? ["$.*"] : paths, keepStack: false });
    this.parser.onValue = ({ value, key, parent, stack }) => this.onValue(value, key, parent, stack);
    this.parser.onError = (error) =>
      this.fail(`expected JSON; ${toSentence(error.message)}`, SUGGESTIONS.broken);
    this.parser.onEnd = () => {
      this.isWhole = true;
    };
  }

  private onValue(
    value: unknown,
    key: number | string | undefined,
    parent: unknown,
    stack: readonly { readonly key?: number | string | undefined }[],
  ): void {
    const isElement = this.root === "array" || stack.length === 2;
    if (isElement) {
      const pointer = this.root === "array" ? `/${this.count}` : `/${this.collection ?? ""}/${this.count}`;
      this.found.push({ at: pointer, value });
      this.count += 1;
      this.tokens = 0;
      this.characters = 0;
      if (stack.length === 2) this.hasCollection = true;
      // What was given is not held on to.
      if (Array.isArray(parent)) parent.length = 0;
    } else if (key === this.collection && Array.isArray(value)) {
      this.hasCollection = true;
    } else {
      Object.defineProperty(this.envelope, String(key), {
        value,
        enumerable: true,
        configurable: true,
        writable: true,
      });
    }
  }

  private fail(message: string, suggestion: string): void {
    const prefix = this.root === "object" && this.hasCollection ? `/${this.collection ?? ""}` : "";
    const at = this.root === "array" || this.hasCollection ? `${prefix}/${this.count}` : "";
    this.problem ??= new FileRefused(at, message, suggestion);
  }
}

/** The parser's message without what only it understands. */
function toSentence(message: string): string {
  return message
    .replace(/ in state .*$/, "")
    .replace(/chunk position "\d+" \(absolute position "(\d+)"\)/, "byte $1");
}
