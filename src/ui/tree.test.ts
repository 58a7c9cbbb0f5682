// The organogram: list and picture show the same posts, and a name only where the post is held.
import { expect, test } from 'vitest'
import { layOut } from './tree-layout.ts'
import { nestedList, treePicture, type TreeNode } from './tree.ts'

const root: TreeNode = {
  id: 'director',
  lines: ['Strategic Director, Children’s Services', '1.0 FTE'],
  state: 'held',
  holder: 'Rowan Ellwood',
  href: '/posts/director',
  children: [
    {
      id: 'adviser',
      lines: ['Senior Adviser', 'Soulbury 25 to 28', '1.0 FTE'],
      state: 'withheld',
      holder: 'Must Not Show',
      note: 's40(2)',
      noteHref: '#s40',
    },
    {
      id: 'head',
      lines: ['Head of <Fieldwork>'],
      state: 'vacant',
      holder: 'Must Not Show',
      note: 'since 14 July 2026',
      children: [],
    },
  ],
}

/** One post under another, so many levels deep. */
function chain(levels: number): TreeNode {
  const children = levels > 1 ? [chain(levels - 1)] : []
  return { id: `post-${levels}`, lines: [`Post ${levels}`], state: 'held', holder: 'A holder', children }
}

const words = (markup: string) => markup.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

test('the list nests posts as they report, with holder, grade and hours', () => {
  const text = nestedList(root).text
  expect(text.match(/<ul/g)).toHaveLength(2)
  expect(text.match(/<li/g)).toHaveLength(3)
  expect(words(text)).toContain('Rowan Ellwood 1.0 FTE')
  expect(words(text)).toContain('Soulbury 25 to 28 · 1.0 FTE')
  expect(text).toContain('<a class="govuk-link" href="/posts/director">')
})

test('a withheld name gives its section, a vacancy its day, and neither a name', () => {
  for (const text of [nestedList(root).text, treePicture({ id: 'og', title: 'Organogram', root }).text]) {
    expect(text).not.toContain('Must Not Show')
    expect(text).toContain('s40(2)')
    expect(words(text)).toMatch(/Vacant\s+since 14 July 2026/)
    expect(text).toContain('Head of &lt;Fieldwork&gt;')
  }
  expect(nestedList(root).text).toContain('<a class="govuk-link" href="#s40">s40(2)</a>')
})

test('the picture is one image, has a box for each post, and says what its marks mean', () => {
  const text = treePicture({ id: 'og', title: 'Organogram', root }).text
  expect(text).toContain('role="img" aria-labelledby="og-t" aria-describedby="og-d"')
  expect(text.match(/data-post=/g)).toHaveLength(3)
  expect(text.match(/class="o-line"/g)).toHaveLength(2)
  expect(text).toContain('o-vac')
  expect(text).toContain('o-hatch')
  expect(words(text)).toContain(
    'Dashed: vacant. Shaded, with a hatched bar: name withheld. Lines show who reports to whom.',
  )
})

test('boxes of one column never overlap, and each column stands right of the one before', () => {
  const wide: TreeNode = { ...root, children: [root, root, { ...root, id: 'other' }] }
  const { boxes, height, width } = layOut(wide)
  for (const box of boxes) {
    expect(box.y >= 0 && box.y + box.height <= height && box.x + box.width <= width).toBe(true)
    const below = boxes.filter((other) => other.x === box.x && other.y > box.y)
    for (const other of below) expect(other.y).toBeGreaterThanOrEqual(box.y + box.height)
  }
})

test('however deep the tree, the drawing keeps its letters readable and the list keeps every post', () => {
  for (const levels of [1, 4, 7, 12]) expect(layOut(chain(levels)).width).toBeLessThanOrEqual(1090)
  const text = treePicture({ id: 'og', title: 'Organogram', root: chain(12) }).text
  expect(text).toContain('5 posts further down are in the list only.')
  expect(nestedList(chain(12)).text.match(/<li/g)).toHaveLength(12)
})

test('one post alone is drawn', () => {
  const text = treePicture({ id: 'og', title: 'Organogram', root: chain(1) }).text
  expect(text).not.toContain('NaN')
  expect(text.match(/data-post=/g)).toHaveLength(1)
})
