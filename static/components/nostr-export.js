// The programme's key under a password, as a file or to be copied.
import {ask, copy, pathOf, t} from '../js/cms.js'
import {saveText} from '../js/guests.js'
import {pieces} from '../js/pieces.js'

const FILE = 'loyalty-programme-key.txt'
const SHORTEST = 10

export default {
  components: pieces('form-dialog'),
  props: {venue: {type: Object, required: true}},
  emits: ['closed'],
  data: () => ({password: '', repeated: '', sealed: ''}),
  methods: {
    t,
    copy,
    isLong: text =>
      text.length >= SHORTEST || t('nostr.export.longer', {n: SHORTEST}),
    isSame(text) {
      return text === this.password || t('nostr.export.not_same')
    },
    async run() {
      const path = pathOf(this.venue, '/nostr/export')
      const body = {password: this.password}
      const {ncryptsec} = await ask(this.venue, 'POST', path, body)
      this.sealed = ncryptsec
      this.password = this.repeated = ''
    },
    saveFile() {
      saveText(`${this.sealed}\n`, FILE)
    }
  }
}
