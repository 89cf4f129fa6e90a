// Fetches the files of the index, each once, and reads what is in them.

const HEAD = 8;
const MAGIC = "NWSX";
const FORMAT = 2;

// Reads numbers as the index writes them: of each byte but the last of a number the highest bit is set.
export class Reader {
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  next() {
    let value = 0;
    let factor = 1;
    let byte;
    do {
      byte = this.bytes[this.at++] ?? 0;
      value += (byte % 128) * factor;
      factor *= 128;
    } while (byte >= 128);
    return value;
  }

  list(count) {
    return Array.from({ length: count }, () => this.next());
  }

  until(end) {
    const found = [];
    while (this.at < end) found.push(this.next());
    return found;
  }

  ascending(count) {
    let value = 0;
    return Array.from({ length: count }, () => (value += this.next()));
  }

  // Numbers of which each is told by its change: even where it grew, odd where it shrank.
  changing(count) {
    let value = 0;
    return Array.from({ length: count }, () => {
      const step = this.next();
      value += step % 2 ? -(step + 1) / 2 : step / 2;
      return value;
    });
  }
}

async function unpacked(buffer) {
  const bytes = new Uint8Array(buffer);
  // Some servers unpack what they send, and say so to the browser alone.
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function opened(bytes) {
  const decoder = new TextDecoder();
  if (decoder.decode(bytes.subarray(0, 4)) !== MAGIC) throw new Error("This is no file of the search index.");
  const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true);
  const text = decoder.decode(bytes.subarray(HEAD, HEAD + size));
  return { text: text && JSON.parse(text), numbers: bytes.subarray(HEAD + size) };
}

export class Files {
  constructor(base) {
    this.base = base;
    this.asked = new Map();
  }

  async root() {
    // Asked for anew each time: the others are told from those of an earlier build by its version.
    const { text } = await this.fetched("root", "no-cache");
    if (text.format !== FORMAT) throw new Error("The search index has another form.");
    this.version = text.version;
    return text;
  }

  get(name) {
    if (!this.asked.has(name)) {
      const promise = this.fetched(`${name}`, "default");
      promise.catch(() => this.asked.delete(name));
      this.asked.set(name, promise);
    }
    return this.asked.get(name);
  }

  async fetched(name, cache) {
    const version = this.version ? `?v=${this.version}` : "";
    const response = await fetch(new URL(`${name}.bin${version}`, this.base), { cache });
    if (!response.ok) throw new Error(`The file ${name} of the search index is not there.`);
    return opened(await unpacked(await response.arrayBuffer()));
  }
}
