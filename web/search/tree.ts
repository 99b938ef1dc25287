/** The tree in which MiniSearch looks words up by their letters, made of all words at once: several times quicker than one by one. */

/** A branch by the letters that lead to it; „“ leads to what stands under the word that ends here. */
export type Tree<T> = Map<string, Tree<T> | T>;

/** Letters by which the words are dealt out first, so that no step is long. */
const DEALT = 3;

/** Put words with what stands under them into an empty tree. */
export function* grow<T>(tree: Tree<T>, words: Map<string, T>): Generator<void, void> {
  const hands = new Map<string, string[]>();
  for (const word of words.keys()) gather(hands, word.slice(0, DEALT), word);
  for (const [head, hand] of hands) {
    yield;
    let node = tree;
    for (const letter of head) {
      if (!node.has(letter)) node.set(letter, new Map() as Tree<T>);
      node = node.get(letter) as Tree<T>;
    }
    branch(node, hand, head.length, words);
  }
}

function branch<T>(node: Tree<T>, hand: string[], depth: number, words: Map<string, T>): Tree<T> {
  const groups = new Map<string, string[]>();
  for (const word of hand) {
    if (word.length === depth) node.set("", words.get(word) as T);
    else gather(groups, word[depth] as string, word);
  }
  for (const group of groups.values()) {
    const [first = ""] = group;
    let end = group.length > 1 ? depth + 1 : first.length;
    while (group.length > 1 && group.every((word) => word[end] === first[end])) end += 1;
    node.set(first.slice(depth, end), branch(new Map() as Tree<T>, group, end, words));
  }
  return node;
}

function gather(groups: Map<string, string[]>, key: string, word: string): void {
  const known = groups.get(key);
  if (known) known.push(word);
  else groups.set(key, [word]);
}
