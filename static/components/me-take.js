// A card to take along: a file that anybody can check, and that is checked here first.
import {verdict} from '../js/card_verdict.js'
import {wordsOf} from '../js/holder.js'
import {callText, t} from '../js/loyalty.js'
import {pieces} from '../js/pieces.js'
import {saveFile} from '../js/save_file.js'

export default {
  components: pieces('me-problem', 'card-verdict'),
  props: {
    card: {type: Object, required: true},
    holder: {type: Object, required: true}
  },
  data: () => ({busy: '', result: null, problem: null}),
  computed: {
    checkPage: () => `${location.origin}/loyalty/check`
  },
  methods: {
    t,
    save() {
      const {merchant} = this.card
      const path = `/restaurants/${merchant.id}/loyalty/${this.holder.pubkey}/export`
      return this.take('file', path, 'json')
    },
    saveEvents() {
      const path = `/me/cards/${this.card.card_id}/events`
      return this.take('events', path, 'jsonl')
    },
    async take(what, path, end) {
      this.busy = what
      this.problem = this.result = null
      try {
        const text = await callText('GET', path)
        this.result = await verdict(new TextEncoder().encode(text))
        saveFile(`loyalty-card-${this.card.card_id}.${end}`, text)
      } catch (error) {
        this.problem = wordsOf(error)
      }
      this.busy = ''
    }
  }
}
