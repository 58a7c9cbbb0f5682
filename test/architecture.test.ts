// The walls of the house, each with its name and sentence; and no export that nobody uses.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = resolve(import.meta.dirname, '..')
const SRC = join(ROOT, 'src')
const ROOMS = ['register', 'governance', 'support', 'consultation', 'resources', 'transparency'] as const

/** Which areas each area may import. Leftward only. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  kernel: [],
  store: ['kernel'],
  ui: ['kernel'],
  http: ['kernel', 'store', 'ui'],
  register: ['kernel', 'store', 'ui', 'http'],
  governance: ['kernel', 'store', 'ui', 'http', 'register'],
  support: ['kernel', 'store', 'ui', 'http', 'register', 'governance'],
  consultation: ['kernel', 'store', 'ui', 'http', 'register', 'governance'],
  resources: ['kernel', 'store', 'ui', 'http', 'register', 'governance', 'support'],
  transparency: ['kernel', 'store', 'ui', 'http', 'register', 'governance', 'support', 'consultation', 'resources'],
  config: ['kernel'],
  jobs: ['kernel', 'store', 'ui', 'http', 'config', ...ROOMS],
  web: ['kernel', 'store', 'ui', 'http', 'config', 'jobs', ...ROOMS],
  cli: ['kernel', 'store', 'ui', 'http', 'config', 'jobs', 'web', ...ROOMS],
  main: ['kernel', 'store', 'ui', 'http', 'config', 'jobs', 'web', 'cli', ...ROOMS],
}
const PURE = /(^|[/-])(rules|views|types|wording|words)\.ts$/

interface SourceFile {
  readonly path: string
  readonly area: string
  readonly text: string
  /** Paths of our own files that it imports, relative to src. */
  readonly imports: readonly string[]
  /** Those of them that are still imports when types are gone. */
  readonly valueImports: readonly string[]
}

const files = listFiles(SRC).map(readSource)
const code = files.filter((file) => !file.path.endsWith('.test.ts'))

describe('the walls', () => {
  it('leftward only: an area imports only areas to its left', () => {
    const wrong = code.flatMap((file) =>
      file.imports
        .filter((to) => areaOf(to) !== file.area && !(MAY[file.area] ?? []).includes(areaOf(to)))
        .map((to) => `${file.path} imports ${to}`),
    )
    expect(wrong).toEqual([])
  })

  it('through doors only: a room is entered by its index.ts', () => {
    const wrong = code.flatMap((file) =>
      file.imports
        .filter((to) => isRoom(areaOf(to)) && areaOf(to) !== file.area && to !== `${areaOf(to)}/index.ts`)
        .map((to) => `${file.path} imports ${to}`),
    )
    expect(wrong).toEqual([])
  })

  it('no circles between files', () => {
    expect(circles()).toEqual([])
  })

  it('rules, views, words and types are pure, by whatever first name: no store, no clock, no queries', () => {
    const wrong = code
      .filter((file) => isRoom(file.area) && PURE.test(file.path))
      .filter(
        (file) =>
          file.imports.some(
            (to) => (areaOf(to) === 'store' && !typeOnly(file, to)) || /\/(queries|actions|routes)\.ts$/.test(to),
          ) || /\bDate\.now\b|\bnew Date\(\)|from 'kysely'|from 'node:/.test(file.text),
      )
    expect(wrong.map((file) => file.path)).toEqual([])
  })

  it('types import no other file of their room', () => {
    const wrong = code
      .filter((file) => isRoom(file.area) && file.path.endsWith('/types.ts'))
      .filter((file) => file.imports.some((to) => isRoom(areaOf(to)) && !to.endsWith('/types.ts')))
    expect(wrong.map((file) => file.path)).toEqual([])
  })

  it("each room names only its own schema's tables for writing, and those to its left for reading", () => {
    const wrong = code
      .filter((file) => isRoom(file.area))
      .flatMap((file) =>
        schemasIn(file.text)
          .filter((schema) => !maySeeSchema(file.area, schema))
          .map((schema) => `${file.path} names ${schema}`),
      )
    expect(wrong).toEqual([])
  })

  it('only config.ts reads the environment', () => {
    expect(
      code.filter((file) => file.area !== 'config' && /process\.env\b/.test(file.text)).map((file) => file.path),
    ).toEqual([])
  })

  it('only ui/html.ts turns a string into HTML: elsewhere trusted() wraps macros and drawings of ui', () => {
    const wrong = code.filter((file) => file.area !== 'ui' && /\btrusted\(/.test(file.text))
    expect(wrong.map((file) => file.path)).toEqual([])
  })

  it('only store/ opens a connection', () => {
    const wrong = code.filter(
      (file) => file.area !== 'store' && /from '(pg|@electric-sql\/pglite[^']*)'/.test(file.text),
    )
    expect(wrong.map((file) => file.path)).toEqual([])
  })

  it('each file says in its first line what it holds', () => {
    expect(code.filter((file) => !/^\/\/ \S/.test(file.text)).map((file) => file.path)).toEqual([])
  })

  it('no file grows past 400 lines', () => {
    const long = code.filter((file) => file.text.split('\n').length > 400 && !file.text.startsWith('// Generated'))
    expect(long.map((file) => file.path)).toEqual([])
  })

  it('nothing is exported that nobody uses', () => {
    expect(unusedExports()).toEqual([])
  })
})

describe('what is committed', () => {
  it('integrity is recorded for every package of the lock file', () => {
    const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { integrity?: string; link?: boolean }>
    }
    const without = Object.entries(lock.packages).filter(([name, pack]) => name !== '' && pack.integrity === undefined)
    expect(without.map(([name]) => name)).toEqual([])
  })

  it('every dependency has its reason', () => {
    const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<
      string,
      Record<string, string>
    >
    const reasons = readFileSync(join(ROOT, 'docs/decisions/dependencies.md'), 'utf8')
    const names = [...Object.keys(manifest['dependencies'] ?? {}), ...Object.keys(manifest['devDependencies'] ?? {})]
    expect(names.filter((name) => !name.startsWith('@types/') && !reasons.includes(`\`${name}\``))).toEqual([])
    expect(
      Object.values({ ...manifest['dependencies'], ...manifest['devDependencies'] }).filter((v) => !/^\d/.test(v)),
    ).toEqual([])
  })
})

function listFiles(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'assets' ? [] : listFiles(path)
    return entry.name.endsWith('.ts') ? [path] : []
  })
}

function readSource(path: string): SourceFile {
  const text = readFileSync(path, 'utf8')
  const name = relative(SRC, path)
  const target = (specifier: string): string => relative(SRC, resolve(dirname(path), specifier))
  const targets = (pattern: RegExp): readonly string[] =>
    [...text.matchAll(pattern)].map((match) => target(match[1] ?? '')).filter((to) => !to.startsWith('..'))
  return {
    path: name,
    area: areaOf(name),
    text,
    imports: targets(/(?:from|import\()\s*'(\.{1,2}\/[^']+)'/g),
    valueImports: targets(/^(?:import|export) (?!type )[^;]*?from '(\.{1,2}\/[^']+)'/gm),
  }
}

function areaOf(path: string): string {
  return path.split('/')[0]?.replace(/\.ts$/, '') ?? ''
}

function isRoom(area: string): boolean {
  return (ROOMS as readonly string[]).includes(area)
}

function typeOnly(file: SourceFile, to: string): boolean {
  const name = to.split('/').at(-1) ?? to
  return [...file.text.matchAll(/^import (type )?.*'([^']+)'$/gm)]
    .filter((m) => m[2]?.endsWith(name))
    .every((m) => m[1] !== undefined)
}

function schemasIn(text: string): readonly string[] {
  const found = [
    ...text.matchAll(
      /\b(register|governance|support|consultation|resources|transparency|web|store)\.[a-z_]+\b(?!\.ts|\()/g,
    ),
  ]
  return found.filter((m) => /['"`\s(,]/.test(text[(m.index ?? 1) - 1] ?? ' ')).map((m) => m[1] ?? '')
}

function maySeeSchema(room: string, schema: string): boolean {
  return schema === room || schema === 'store' || (MAY[room] ?? []).includes(schema)
}

function circles(): readonly string[] {
  const graph = new Map(code.map((file) => [file.path, file.valueImports]))
  const state = new Map<string, 'open' | 'done'>()
  const found: string[] = []
  const walk = (path: string, trail: readonly string[]): void => {
    if (state.get(path) === 'done') return
    if (state.get(path) === 'open') {
      found.push([...trail.slice(trail.indexOf(path)), path].join(' -> '))
      return
    }
    state.set(path, 'open')
    for (const to of graph.get(path) ?? []) walk(to, [...trail, path])
    state.set(path, 'done')
  }
  for (const path of graph.keys()) walk(path, [])
  return found
}

function unusedExports(): readonly string[] {
  const others = ['bench', 'test', 'scripts'].flatMap((folder) =>
    listFiles(join(ROOT, folder)).map((path) => readFileSync(path, 'utf8')),
  )
  return code.flatMap((file) =>
    [...file.text.matchAll(/^export (?:async )?(?:function\*?|const|class|type|interface) (\w+)/gm)]
      .map((match) => match[1] ?? '')
      .filter((name) => {
        const word = new RegExp(`\\b${name}\\b`)
        const here = (file.text.match(new RegExp(`\\b${name}\\b`, 'g')) ?? []).length
        const isType = new RegExp(`^export (?:type|interface) ${name}\\b`, 'm').test(file.text)
        if (isType && here > 1) return false
        return (
          !files.some((other) => other !== file && word.test(other.text)) && !others.some((text) => word.test(text))
        )
      })
      .map((name) => `${file.path}: ${name}`),
  )
}
