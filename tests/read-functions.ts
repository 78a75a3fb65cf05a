import { parseSync, Visitor, type ESTree } from 'vite';

export interface FoundFunction {
  /** Its own name, or that of the function it is passed to: `createHub`, `memo(TurnView)`, `test()`. */
  readonly name: string;
  /** From its first line to its last. */
  readonly lines: number;
  /** Those of its lines that belong to no function within it. */
  readonly ownLines: number;
}

type FunctionNode = ESTree.Function | ESTree.ArrowFunctionExpression;

interface Open {
  readonly name: string;
  readonly first: number;
  within: number;
}

/** Every function of a file's source, the inner ones before those around them. Throws when it does not parse. */
export function readFunctions(file: string, source: string): readonly FoundFunction[] {
  const { program, errors } = parseSync(file, source);
  if (errors[0]) throw new Error(`${file}: ${errors[0].message}`);
  const lineAt = lineCounter(source);
  const names = new Map<ESTree.Node, string>();
  const open: Open[] = [];
  const found: FoundFunction[] = [];

  const enter = (node: FunctionNode) => {
    const name = node.id?.name ?? names.get(node) ?? '';
    open.push({ name, first: lineAt(node.start), within: 0 });
  };
  const leave = (node: FunctionNode) => {
    const left = open.pop();
    if (!left) return;
    const lines = lineAt(node.end) - left.first + 1;
    found.push({ name: left.name, lines, ownLines: lines - left.within });
    const outer = open.at(-1);
    // The line in which it begins belongs to the one around it, as a call or a name that stands there.
    if (outer) outer.within += Math.max(0, lines - 1);
  };

  new Visitor({
    VariableDeclarator: ({ id, init }) => {
      if (init && id.type === 'Identifier') names.set(init, id.name);
    },
    Property: ({ key, value }) => void names.set(value, source.slice(key.start, key.end)),
    MethodDefinition: ({ key, value }) => void names.set(value, source.slice(key.start, key.end)),
    CallExpression: ({ callee, arguments: given }) => {
      for (const argument of given) names.set(argument, `${source.slice(callee.start, callee.end)}()`);
    },
    FunctionDeclaration: enter,
    'FunctionDeclaration:exit': leave,
    FunctionExpression: enter,
    'FunctionExpression:exit': leave,
    ArrowFunctionExpression: enter,
    'ArrowFunctionExpression:exit': leave,
  }).visit(program);
  return found;
}

/** The line of a place in `source`, found by halves. */
function lineCounter(source: string): (place: number) => number {
  const ends = [...source.matchAll(/\n/g)].map(({ index }) => index);
  return (place) => {
    let [from, to] = [0, ends.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((ends[middle] ?? 0) < place) from = middle + 1;
      else to = middle;
    }
    return from + 1;
  };
}
