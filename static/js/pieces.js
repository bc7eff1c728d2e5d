// Loads the pieces that our pages are made of, each once and only when it is needed.
//
// A piece `x` is two files in static/components: `x.vue` holds one <template>, `x.js` is
// a module whose default export is everything else of a Vue component. A component
// takes pieces in by `components: pieces('x', 'y')` and writes <loyalty-x>, <loyalty-y>.

const FOLDER = '/loyalty/static/components'

const known = new Map()

export const pieces = (...names) =>
  Object.fromEntries(names.map(name => [`loyalty-${name}`, piece(name)]))

function piece(name) {
  if (!known.has(name)) {
    known.set(
      name,
      Vue.defineAsyncComponent(() => load(name))
    )
  }
  return known.get(name)
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
