// Judges cards with the very modules that our pages load, and the NostrTools that LNbits
// bundles.
//
//   node card_check.mjs <folder of the modules> <nostr.bundle.js> <en.js>
//
// Reads [{raw: base64, issuer}] from standard input, prints [[code, [words]]].
import {readFileSync} from 'node:fs'
import {pathToFileURL} from 'node:url'
import {runInThisContext} from 'node:vm'

const [folder, bundle, english] = process.argv.slice(2)
const run = file => runInThisContext(readFileSync(file, 'utf8'))
let found
globalThis.window = {
  i18n: {global: {mergeLocaleMessage: (_, words) => (found = words.loyalty)}}
}
run(english)
globalThis.NostrTools = runInThisContext(
  `${readFileSync(bundle, 'utf8')};NostrTools`
)
const {verdict, sentence, signature} = await import(
  pathToFileURL(`${folder}/card_verdict.js`)
)

// As vue-i18n does it, for what we use of it.
function t(key, values = {}, choice = undefined) {
  const text = key.split('.').reduce((node, name) => node[name], found.check)
  const forms = text.split(' | ')
  const form = forms.length > 1 && choice !== 1 ? forms[1] : forms[0]
  return form.replace(/\{(\w+)\}/g, (_, name) => values[name])
}

const cards = JSON.parse(readFileSync(0, 'utf8'))
const judged = []
for (const {raw, issuer} of cards) {
  const result = await verdict(Buffer.from(raw, 'base64'), issuer)
  const words = [sentence(result, t)]
  if (!result.code) words.push(signature(result, t))
  judged.push([result.code, words])
}
console.log(JSON.stringify(judged))
