/** Typst's source for a `PrintedProposal` at /data.json, with the picture at `/logo` if it has one. Nothing of the data is read as Typst. */
export const proposalPage = String.raw`
#let d = json("/data.json")
#let accent = rgb(d.accent)
#let quiet = luma(95)
#let is-persian = d.language == "fa"
#let digit = if is-persian { "۱" } else { "1" }

#set document(title: d.title, author: d.organization, date: none)
#set text(font: "Vazirmatn", size: 10.5pt, lang: d.language, dir: if is-persian { rtl } else { ltr }, fallback: true)
#set par(leading: 0.75em, spacing: 1.05em, justify: false)
#set page(
  paper: "a4", margin: (x: 22mm, top: 22mm, bottom: 24mm),
  footer: context {
    set text(8pt, fill: quiet)
    line(length: 100%, stroke: 0.4pt + luma(210))
    v(-0.4em)
    grid(columns: (1fr, auto), d.organization, numbering(digit, counter(page).get().first()) + " / " + numbering(digit, counter(page).final().first()))
  },
)
// What is longer than a line, such as an address, goes on in the next one.
#show regex("\S{30,}"): it => it.text.clusters().join(sym.zws)
#show heading: set text(fill: accent)
#show heading.where(level: 2): set block(above: 1.8em, below: 0.9em)

#let words(pieces) = [#pieces.map(piece => if piece.isBold { strong(text(piece.text)) } else { text(piece.text) }).join()]

#let blocks(pieces) = for piece in pieces {
  if piece.type == "paragraph" { par(piece.lines.map(words).join(linebreak())) }
  else if piece.isOrdered { enum(start: piece.at("start", default: 1), indent: 0.4em, spacing: 0.75em, numbering: digit + ".", ..piece.items.map(words)) }
  else { list(indent: 0.4em, spacing: 0.75em, ..piece.items.map(words)) }
}

#let price-table(items) = {
  let columns = items.head.len()
  show table.cell.where(y: 0): set text(9pt, fill: quiet)
  table(
    columns: (1fr,) + (auto,) * (columns - 1),
    align: (column, row) => if column == 0 { start } else { end },
    stroke: (x, y) => (bottom: if y == 0 { 0.8pt + accent } else { 0.4pt + luma(215) }),
    inset: (x: 7pt, y: 7pt),
    table.header(..items.head.map(head => text(head))),
    ..items.rows.flatten().map(cell => text(cell)),
  )
  align(end, block(breakable: false, grid(
    columns: (auto, auto), column-gutter: 2em, row-gutter: 0.8em, inset: (x: 7pt), align: (start, end),
    ..items.totals.map(total => if total.isSum {
      (strong(text(fill: accent, total.label)), strong(text(12pt, fill: accent, total.value)))
    } else { (text(fill: quiet, total.label), text(total.value)) }).flatten(),
  )))
}

#grid(columns: (1fr, auto), align: (start + horizon, end + horizon),
  if d.hasLogo { image("/logo", height: 16mm, fit: "contain") } else { text(13pt, weight: "bold", fill: accent, d.organization) },
  if d.hasLogo { text(9pt, fill: quiet, d.organization) },
)
#v(10mm)
#block(width: 100%, stroke: (bottom: 2pt + accent), inset: (bottom: 12pt), heading(level: 1, text(22pt, d.title)))
#v(1mm)
#grid(columns: (1fr, 1fr), column-gutter: 8mm, row-gutter: 4mm,
  ..d.facts.map(fact => [#text(8.5pt, fill: quiet, fact.label) #linebreak() #text(weight: "bold", fact.value)]))
#v(2mm)

#for section in d.sections {
  heading(level: 2, text(section.heading))
  blocks(section.blocks)
  if section.hasItems and d.items != none { price-table(d.items) }
}
#if d.closing != none {
  v(6mm)
  block(width: 100%, stroke: 0.8pt + accent, radius: 4pt, inset: 10pt, breakable: false, text(d.closing))
}
`
