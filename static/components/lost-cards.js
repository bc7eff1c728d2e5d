// Cards that were lost with a phone: a manager believes whoever asks, or does not.
import {moment, t} from '../js/loyalty.js'
import {pieces} from '../js/pieces.js'
import {wordsOf} from '../js/till.js'

export default {
  components: pieces('empty'),
  props: {
    ask: {type: Function, required: true},
    cards: {type: Array, required: true}
  },
  emits: ['changed', 'closed'],
  data: () => ({isOpen: true, reasons: {}, failure: '', busy: null}),
  methods: {
    t,
    said(card) {
      if (card.state === 'asked') {
        return t('lost.asked', {when: moment(card.started_at)})
      }
      return t('lost.approved', {when: moment(card.ends_at)})
    },
    reason: card => card.reason && t('lost.because', card),
    approve(card) {
      const reason = (this.reasons[card.id] || '').trim()
      const path = `/recoveries/${card.id}/approve`
      return this.act(card, () => this.ask('POST', path, {reason}))
    },
    stop(card) {
      return this.act(card, () => this.ask('DELETE', `/recoveries/${card.id}`))
    },
    async act(card, what) {
      this.busy = card.id
      this.failure = ''
      try {
        await what()
      } catch (error) {
        this.failure = wordsOf(error)
      }
      this.busy = null
      this.$emit('changed')
    }
  }
}
