// Sats that go back to guests: what is owed, what was paid, what needs a look.
import {dayInWords, pathOf, problemOf, sats, t, tell} from '../js/cms.js'
import {onceEach} from '../js/once.js'
import {PAGE, paged} from '../js/paged.js'
import {pieces} from '../js/pieces.js'
import {call, withKey} from '../js/loyalty.js'

const ICONS = {
  pending: 'schedule',
  paying: 'sync',
  paid: 'done',
  failed: 'warning',
  unknown: 'help_outline',
  void: 'remove_circle_outline'
}

export default {
  components: pieces('listed', 'payout-limits'),
  mixins: [paged],
  props: {venue: {type: Object, required: true}},
  data: () => ({sums: {}, busy: ''}),
  computed: {
    about() {
      const {failed, unknown, pending} = this.sums
      const trouble = (failed?.count || 0) + (unknown?.count || 0)
      if (trouble) return t('payouts.trouble', {n: trouble}, trouble)
      return pending
        ? t('payouts.waiting', {sats: sats(pending.sats)})
        : t('payouts.intro')
    }
  },
  created() {
    this.once = onceEach((method, path, body, headers) =>
      call(
        method,
        path,
        {...withKey(this.venue.wallet.adminkey), ...headers},
        body
      )
    )
  },
  activated() {
    if (this.items) this.load()
  },
  methods: {
    t,
    sats,
    listPath(offset) {
      const query = new URLSearchParams({limit: PAGE, offset})
      return pathOf(this.venue, `/payouts?${query}`)
    },
    heard({sums}) {
      this.sums = sums
    },
    icon: ({state}) => ICONS[state],
    cause: ({cause}) => t(`payouts.causes.${cause}`),
    needsLook: ({state}) => ['failed', 'unknown'].includes(state),
    state(payout) {
      const reason = payout.reason && t(`payouts.reasons.${payout.reason}`)
      const parts = [t(`payouts.states.${payout.state}`), reason]
      return [...parts, dayInWords(payout.time)].filter(Boolean).join(' · ')
    },
    async retry(payout) {
      this.busy = payout.id
      try {
        await this.once('POST', `/payouts/${payout.id}/retry`)
        tell(t('payouts.asked'))
        await this.load()
      } catch (error) {
        this.problem = problemOf(error, true)
      }
      this.busy = ''
    }
  }
}
