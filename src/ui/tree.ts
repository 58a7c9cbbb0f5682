// Who reports to whom: a nested list with drawn branches, and the same as a picture on wide screens. Never decides what is withheld.
import { html, joinHtml, safeHref, type Html } from './html.ts'
import { layOut, type Box, type Laid, type TreeNode } from './tree-layout.ts'
import { el, picture, pointerLink } from './picture.ts'

export type { TreeNode } from './tree-layout.ts'

/** An organogram. `id` is unique on the page. */
export interface Tree {
  readonly id: string
  readonly title: string
  readonly root: TreeNode
}

/** The list: primary, for every screen and for those who listen. */
export function nestedList(root: TreeNode): Html {
  return html`<ul class="t-tree">
    ${listItem(root)}
  </ul>`
}

function listItem(node: TreeNode): Html {
  const facts = html`<span>${node.lines.slice(1).join(' · ')}</span>`
  const post = html`<div class="t-post">${postTitle(node)}${postHolder(node)}${facts}</div>`
  return html`<li>${post}${branch(node.children ?? [])}</li>`
}

function branch(children: readonly TreeNode[]): Html | null {
  if (children.length === 0) return null
  return html`<ul>
    ${children.map(listItem)}
  </ul>`
}

function postTitle({ lines, href }: TreeNode): Html {
  const title = lines[0] ?? ''
  return html`<b>${href === undefined ? title : html`<a class="govuk-link" href="${safeHref(href)}">${title}</a>`}</b>`
}

function postHolder(node: TreeNode): Html {
  if (node.state === 'held') return html`<span class="t-name">${node.holder}</span>`
  if (node.state === 'vacant')
    return html`<span><strong class="govuk-tag govuk-tag--yellow">Vacant</strong> ${node.note}</span>`
  return html`<span class="t-held">Withheld${node.note !== undefined && html`, ${section(node)}`}</span>`
}

function section({ note, noteHref }: TreeNode): Html {
  return noteHref === undefined ? html`${note}` : html`<a class="govuk-link" href="${safeHref(noteHref)}">${note}</a>`
}

/** The picture: left to right, hidden where it would be too small to read. Posts beyond the seventh level stand in the list only. */
export function treePicture(tree: Tree): Html {
  const laid = layOut(tree.root)
  const frame = { ...tree, desc: treeWords(laid), width: laid.width, height: laid.height, className: 't-wideonly' }
  return html`<figure class="t-fig t-treefig">
    ${picture(frame, laid.joins.map(joinLine), laid.boxes.map(drawBox))}
    <figcaption>${treeKey(laid)}</figcaption>
  </figure>`
}

function treeWords({ boxes, deeper }: Laid): string {
  const posts = `${boxes.length} posts, from ${boxes[0]?.node.lines[0] ?? 'the top'} down`
  return `${posts}${deeper > 0 ? `; ${deeper} more in the list` : ''}. The list below has the same posts, lines and names.`
}

function treeKey({ boxes, deeper }: Laid): Html {
  const states = new Set(boxes.map((box) => box.node.state))
  const sentences = [
    states.has('vacant') && 'Dashed: vacant.',
    states.has('withheld') && 'Shaded, with a hatched bar: name withheld.',
    'Lines show who reports to whom.',
    deeper > 0 && `${deeper} posts further down are in the list only.`,
  ]
  return joinHtml(sentences.filter(Boolean), ' ')
}

function joinLine(path: string): Html {
  return el('path', { class: 'o-line', d: path })
}

const LINE = 19
const INSET = 11

function drawBox(box: Box): Html {
  const { node, x, y, width, height } = box
  const name = ['o-box', box.top && 'o-top', BOX_CLASS[node.state]].filter(Boolean).join(' ')
  const inside = [
    el('rect', { class: name, x, y, width, height, rx: 2 }),
    box.title.map((line, i) => boxText('o-post', line, box, i)),
    holderLine(box),
    box.facts.map((line, i) => boxText('o-sub', line, box, box.title.length + 1 + i)),
  ]
  return el('g', { class: box.top ? 'o-first' : undefined, 'data-post': node.id }, pointerLink(node.href, inside))
}

const BOX_CLASS = { held: '', vacant: 'o-vac', withheld: 'o-held' } as const

function boxText(name: string, text: string, { x, y }: Box, line: number, shift = 0): Html {
  return el('text', { class: name, x: x + INSET + shift, y: y + 20 + line * LINE }, text)
}

function holderLine(box: Box): Html {
  const line = box.title.length
  const { node } = box
  if (node.state === 'held') return boxText('o-sub o-name', node.holder ?? '', box, line)
  if (node.state === 'vacant')
    return boxText('o-sub', node.note === undefined ? 'Vacant' : `Vacant ${node.note}`, box, line)
  const y = box.y + 10 + line * LINE
  const hatch = el('path', { class: 'o-hatch', d: slashes(box.x + INSET, y, 40, 11) })
  return joinHtml([hatch, boxText('o-sub', node.note ?? 'Withheld', box, line, 46)])
}

/** Slanted strokes that fill a bar. */
function slashes(x: number, y: number, width: number, height: number): string {
  const strokes = Array.from(
    { length: Math.floor((width - 6) / 5) + 1 },
    (_, i) => `M${x + i * 5} ${y + height}l6-${height}`,
  )
  return strokes.join('')
}
