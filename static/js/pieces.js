// Loads the pieces that our pages are made of, each once.
//
// A piece `x` is two files in static/components: `x.vue` holds one <template>, `x.js` is
// a module whose default export is everything else of a Vue component. A component
// takes pieces in by `components: pieces('x', 'y')` and writes <loyalty-x>, <loyalty-y>.
// Those start loading with the component that names them; `piecesLater` waits until one
// is shown, which is for tabs that may never be opened.

const FOLDER = '/loyalty/static/components'

const known = new Map()

export const pieces = (...names) =>
  named(names, name => {
    const loading = load(name)
    loading.catch(() => {}) // whoever shows the piece hears of it
    return Vue.defineAsyncComponent(() => loading)
  })

export const piecesLater = (...names) =>
  named(names, name => Vue.defineAsyncComponent(() => load(name)))

function named(names, make) {
  const entry = name => {
    if (!known.has(name)) known.set(name, make(name))
    return [`loyalty-${name}`, known.get(name)]
  }
  return Object.fromEntries(names.map(entry))
}

async function load(name) {
  // The host's version in the address: after an update no browser mixes old and new.
  const address = end => window.LNbits.utils.url_for(`${FOLDER}/${name}.${end}`)
  const [template, module] = await Promise.all([
    readTemplate(address('vue')),
    import(address('js'))
  ])
  return {name: `loyalty-${name}`, template, ...module.default}
}

// Cut out as text: the browser's HTML parser would not know <self-closing /> tags.
async function readTemplate(address) {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`No template at ${address}`)
  const text = await answer.text()
  return text.slice(text.indexOf('>') + 1, text.lastIndexOf('</template>'))
}
