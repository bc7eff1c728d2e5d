// Who has to say what before points are used, and what money beside Lightning earns:
// settings of the programme, in force from now on.
import {ask, pathOf, t, whole} from '../js/cms.js'
import {edits, pick} from '../js/edits.js'
import {pieces} from '../js/pieces.js'

const FIELDS = [
  'proof_policy',
  'refund_window_days',
  'accept_cash',
  'earn_on_cash',
  'cash_daily_sats'
]

export default {
  components: pieces('settings-card'),
  mixins: [edits],
  props: {
    venue: {type: Object, required: true},
    program: {type: Object, required: true}
  },
  emits: ['program'],
  computed: {
    policies: () =>
      ['remembered', 'every_time', 'staff'].map(value => ({
        value,
        label: t(`settings.proofs.${value}`)
      }))
  },
  watch: {
    // Saved on another tab: what is not being changed here follows.
    program() {
      if (!this.hasChanges) this.reset()
    }
  },
  methods: {
    t,
    whole,
    kept() {
      return pick(this.program, FIELDS)
    },
    async send(body) {
      const path = pathOf(this.venue, '/program')
      this.$emit('program', await ask(this.venue, 'PUT', path, body))
    }
  }
}
