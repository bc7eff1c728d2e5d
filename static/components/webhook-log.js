// What a webhook was and is to be told, the newest first, and telling it once more.
import {ask, number, problemOf, t, tell} from '../js/cms.js'
import {moment} from '../js/loyalty.js'
import {PAGE, paged} from '../js/paged.js'
import {pieces} from '../js/pieces.js'

const ICONS = {
  waiting: 'hourglass_empty',
  sent: 'check_circle',
  dead: 'error_outline'
}
const COLORS = {waiting: undefined, sent: 'positive', dead: 'warning'}

export default {
  components: pieces('listed'),
  mixins: [paged],
  props: {
    venue: {type: Object, required: true},
    webhook: {type: Object, required: true},
    name: {type: String, required: true}
  },
  emits: ['changed', 'closed'],
  data: () => ({isOpen: true, busy: ''}),
  methods: {
    t,
    listPath(offset) {
      const page = `limit=${PAGE}&offset=${offset}`
      return `/webhooks/${this.webhook.id}/deliveries?${page}`
    },
    iconOf: ({state}) => ICONS[state],
    colorOf: ({state}) => COLORS[state],
    eventOf: ({type}) => t(`webhooks.events.${type.replace('.', '_')}`),
    about({state, tries, reason, created_at: at}) {
      return [
        moment(at),
        t(`webhooks.states.${state}`),
        tries > 1 && t('webhooks.tries', {n: number(tries)}),
        reason
      ]
        .filter(Boolean)
        .join(' · ')
    },
    async replay(told) {
      this.busy = told.id
      try {
        const path = `/webhooks/${this.webhook.id}/deliveries/${told.id}/replay`
        await ask(this.venue, 'POST', path)
        tell(t('webhooks.replayed'))
        this.$emit('changed')
        await this.load()
      } catch (error) {
        this.problem = problemOf(error, true)
      }
      this.busy = ''
    }
  }
}
