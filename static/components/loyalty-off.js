// A venue that runs without loyalty: what that means, and the one tap that changes it.
import {ask, pathOf, problemOf, tell} from '../js/cms.js'
import {t} from '../js/overview.js'
import {pieces} from '../js/pieces.js'

export default {
  components: pieces('problem'),
  props: {venue: {type: Object, required: true}},
  emits: ['turned-on'],
  data: () => ({isBusy: false, problem: null}),
  methods: {
    t,
    async turnOn() {
      this.isBusy = true
      this.problem = null
      try {
        const path = pathOf(this.venue, '')
        const merchant = await ask(this.venue, 'PUT', path, {mode: 'full'})
        tell(t('off.on_now'))
        this.$emit('turned-on', merchant)
      } catch (error) {
        this.problem = problemOf(error, true)
      }
      this.isBusy = false
    }
  }
}
