// Where the boxes of an organogram stand: columns left to right, lines of text that fit. Draws nothing.
import { hierarchy, tree, type HierarchyPointNode } from 'd3-hierarchy'
import { short, wrap } from './picture.ts'

/**
 * A post and those that report to it, in the order to show them.
 * `lines`: the post's title, then facts (grade, FTE). `holder` is shown only where the post is held.
 * `note`: for a withheld name its section, s40(2); for a vacancy since when. `noteHref`: where that is explained.
 */
export interface TreeNode {
  readonly id: string
  readonly lines: readonly string[]
  readonly state: 'held' | 'vacant' | 'withheld'
  readonly holder?: string
  readonly note?: string
  readonly noteHref?: string
  readonly href?: string
  readonly children?: readonly TreeNode[]
}

/** A post with its place and its lines of text. `top` is the first box. */
export interface Box {
  readonly node: TreeNode
  readonly top: boolean
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly title: readonly string[]
  readonly facts: readonly string[]
}

/** A whole organogram laid out: boxes from the top down, the lines between them as paths, and how many posts are too deep to be drawn. */
export interface Laid {
  readonly width: number
  readonly height: number
  readonly boxes: readonly Box[]
  readonly joins: readonly string[]
  readonly deeper: number
}

const MOST_LEVELS = 7
const MOST_WIDTH = 1090
const GAP = 26
const ROW_GAP = 14
const [TITLE_SIZE, FACT_SIZE, LINE] = [14.5, 14, 19]

/** Places every post down to the seventh level; the drawing is at most 1,090 units wide, so that its letters stay readable on a wide screen. */
export function layOut(root: TreeNode): Laid {
  const whole = hierarchy(root, (node) => node.children)
  const levels = Math.min(whole.height + 1, MOST_LEVELS)
  const column = Math.min(250, (MOST_WIDTH - (levels - 1) * GAP) / levels)
  const kept = hierarchy(root, (node) => node.children)
  kept.each((node) => {
    if (node.depth === MOST_LEVELS - 1) delete node.children
  })
  const heights = new Map(kept.descendants().map((node) => [node.data, textOf(node.data, column)]))
  const heightOf = (node: TreeNode) => heights.get(node)?.height ?? 0
  const placed = tree<TreeNode>()
    .nodeSize([1, 1])
    .separation(
      (a, b) => (heightOf(a.data) + heightOf(b.data)) / 2 + (a.parent === b.parent ? ROW_GAP : ROW_GAP * 1.7),
    )(kept)
  return {
    ...boxesOf(placed, column, heights),
    deeper: whole.descendants().length - kept.descendants().length,
    width: levels * (column + GAP) - GAP,
  }
}

interface BoxText {
  readonly title: readonly string[]
  readonly facts: readonly string[]
  readonly height: number
}

function textOf(node: TreeNode, column: number): BoxText {
  const room = column - 22
  const title = wrap(node.lines[0] ?? '', room, TITLE_SIZE)
  const facts = wrap(node.lines.slice(1).join(' · '), room, FACT_SIZE).filter((line) => line !== '')
  return { title, facts, height: (title.length + facts.length + 1) * LINE + 14 }
}

function boxesOf(
  placed: HierarchyPointNode<TreeNode>,
  column: number,
  texts: ReadonlyMap<TreeNode, BoxText>,
): Pick<Laid, 'boxes' | 'joins' | 'height'> {
  const nodes = placed.descendants()
  const textFor = (node: HierarchyPointNode<TreeNode>) => texts.get(node.data) ?? { title: [], facts: [], height: 0 }
  const top = Math.min(...nodes.map((node) => node.x - textFor(node).height / 2))
  const bottom = Math.max(...nodes.map((node) => node.x + textFor(node).height / 2))
  const left = (node: HierarchyPointNode<TreeNode>) => node.depth * (column + GAP)
  const boxes = nodes.map((node) => {
    const text = textFor(node)
    return {
      ...text,
      node: node.data,
      top: node.depth === 0,
      x: left(node) + 0.5,
      y: node.x - text.height / 2 - top + 1,
      width: column - 1,
    }
  })
  const joins = placed.links().map(({ source, target }) => {
    const [x, end] = [left(source) + column, left(target)]
    return `M${short(x)} ${short(source.x - top + 1)}H${short(x + GAP / 2)}V${short(target.x - top + 1)}H${short(end)}`
  })
  return { boxes, joins, height: bottom - top + 2 }
}
