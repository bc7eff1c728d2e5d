// Sheets for the printer: on paper only, and nothing else of the page.
//
// A piece that mixes `printing` in shows its sheets as `.loyalty-print` in the body. It
// opens the browser's dialog once they are there, and says `printed` when that is over.
import {style} from './style.js'

await style('print.css')

export const printing = {
  emits: ['printed'],
  async mounted() {
    await this.$nextTick()
    const done = () => this.$emit('printed')
    window.addEventListener('afterprint', done, {once: true})
    window.print()
  }
}
