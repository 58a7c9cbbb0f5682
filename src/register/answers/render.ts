// An answer as JSON, CSV and as a document that stands alone. Pure; never a query.
import { sayDay } from '../../kernel/day.ts'
import { dataFile, type FileCell } from '../../ui/data-file.ts'
import { html, type Html } from '../../ui/html.ts'
import { coordinatorJson, leadJson } from '../groups/record-file.ts'
import { answerBody } from './views.ts'
import { QUESTIONS, type Answer } from './types.ts'

/** The formats of an answer. */
export const ANSWER_FORMATS = ['json', 'csv', 'html'] as const
type AnswerFormat = (typeof ANSWER_FORMATS)[number]

/** The answer as one text in this format. */
export function renderAnswer(answer: Answer, format: AnswerFormat): string {
  if (format === 'json') return `${JSON.stringify(answerJson(answer), null, 2)}\n`
  return format === 'csv' ? answerCsv(answer) : answerDocument(answer)
}

/**
 * The answer as JSON: `{question, partnership, asAt, sentence, count, groups | columns and rows, notes, licence, source}`. A group has
 * `{identifier, name, kind, label, opened, schools, lead, coordinator}`; schools stand in name order with `since` null where not recorded.
 */
export function answerJson(answer: Answer): Readonly<Record<string, unknown>> {
  const { question, partnership, asAt, sentence, notes, licence, source, columns, rows, groups } = answer
  const about = { question, partnership: partnership.slug, partnershipName: partnership.name, asAt, sentence }
  const terms = { notes, licence, source }
  if (groups === null)
    return {
      ...about,
      count: rows.length,
      columns: columns.map(({ name, description }) => ({ name, description })),
      rows,
      ...terms,
    }
  const nested = groups.map(({ group, schools }) => ({
    identifier: `${group.partnership}/groups/${group.slug}`,
    name: group.name,
    kind: group.kind,
    label: group.kindLabel,
    opened: group.opened,
    schools: schools.map((school) => ({ ...school, sinceRecorded: school.since !== null })),
    lead: leadJson(group.lead),
    coordinator: coordinatorJson(group.coordinator),
  }))
  return { ...about, count: nested.length, groups: nested, ...terms }
}

function answerCsv({ question, asAt, source, licence, columns, rows }: Answer): string {
  const taken = columns.map(({ name, description }) => ({
    name,
    description,
    value: (row: Readonly<Record<string, FileCell>>) => row[name] ?? null,
  }))
  return dataFile({ title: QUESTIONS[question], asAt, source, licence, columns: taken, rows }, 'csv')
}

/** A whole document: no link, script or style from elsewhere, so that it can be kept and printed. */
function answerDocument(answer: Answer): string {
  const { question, partnership, asAt, licence, source } = answer
  const document: Html = html`<!DOCTYPE html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>${QUESTIONS[question]} ${partnership.name}, as at ${sayDay(asAt)}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <style>
          body {
            margin: 2rem auto;
            padding: 0 1rem;
            max-width: 60rem;
            font:
              1rem/1.5 'Source Sans 3',
              system-ui,
              sans-serif;
            color: #1a2b33;
          }
          h1,
          h2 {
            font-family: Besley, Georgia, serif;
            color: #08333f;
            line-height: 1.25;
          }
          .t-say,
          .t-lede {
            font-size: 1.25rem;
          }
          .t-row {
            border-top: 1px solid #cbd7d5;
            padding: 0.5rem 0 1.5rem;
            break-inside: auto;
          }
          .t-small,
          .t-side p,
          footer {
            color: #4b5d66;
            font-size: 0.9rem;
          }
          table {
            border-collapse: collapse;
            width: 100%;
          }
          caption {
            text-align: left;
            font-weight: 650;
            padding: 0.3rem 0;
          }
          th,
          td {
            text-align: left;
            vertical-align: top;
            padding: 0.3rem 0.8rem 0.3rem 0;
            border-bottom: 1px solid #cbd7d5;
            overflow-wrap: anywhere;
          }
          tr {
            break-inside: avoid;
          }
          dl {
            display: grid;
            grid-template-columns: max-content 1fr;
            gap: 0.2rem 1rem;
          }
          dt {
            font-weight: 650;
          }
          dd {
            margin: 0;
          }
          .t-empty {
            border: 1px dashed #6b7f86;
            padding: 0 1rem;
          }
          .t-scroll {
            overflow-x: auto;
          }
          .govuk-visually-hidden {
            position: absolute;
            width: 1px;
            height: 1px;
            overflow: hidden;
            clip-path: inset(50%);
            white-space: nowrap;
          }
          @media print {
            body {
              margin: 0;
              max-width: none;
              font-size: 10pt;
            }
            thead {
              display: table-header-group;
            }
            h2 {
              break-after: avoid;
            }
          }
          @page {
            margin: 18mm;
          }
        </style>
      </head>
      <body>
        <main>
          <p class="t-small">${partnership.name}, as at ${sayDay(asAt)}</p>
          <h1>${QUESTIONS[question]}</h1>
          <p class="t-say">${answer.sentence}</p>
          ${answerBody(answer)}
        </main>
        <footer>
          <p>${source}</p>
          <p>${licence}.</p>
        </footer>
      </body>
    </html> `
  return document.text
}
