// The end of a place: for good, so its name has to be written first.
import {ask, pathOf, t, tell} from '../js/cms.js'
import {pieces} from '../js/pieces.js'

export default {
  components: pieces('confirm'),
  props: {venue: {type: Object, required: true}},
  emits: ['closed'],
  data: () => ({isClosing: false, isClosed: false}),
  methods: {
    t,
    async close() {
      await ask(this.venue, 'DELETE', pathOf(this.venue, ''))
      this.isClosed = true
    },
    // Only once the dialog is gone: the page takes this whole piece away.
    afterClosing() {
      this.isClosing = false
      if (!this.isClosed) return
      tell(t('venue.closed', {name: this.venue.merchant.name}))
      this.$emit('closed')
    }
  }
}
