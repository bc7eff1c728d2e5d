// One guest as the venue knows them: what is on the card, what moved, and what can be
// done about it.
import {
  ask,
  capital,
  dayInWords,
  number,
  pathOf,
  problemOf,
  sats,
  score,
  t
} from '../js/cms.js'
import {cardPath, nameOf, readActors} from '../js/guests.js'
import {weekday} from '../js/loyalty.js'
import {pieces} from '../js/pieces.js'

export default {
  components: pieces(
    'confirm',
    'guest-acts',
    'guest-history',
    'guest-name',
    'guest-note',
    'guest-rewards',
    'guest-vouchers',
    'problem',
    'tier-mark'
  ),
  props: {
    venue: {type: Object, required: true},
    program: {type: Object, default: null},
    tiers: {type: Array, required: true},
    guestKey: {type: String, required: true}
  },
  emits: ['back', 'erased'],
  data: () => ({
    guest: null,
    card: null,
    actors: {},
    problem: null,
    isLeaving: false,
    isCallingBack: false
  }),
  computed: {
    name() {
      return nameOf(this.guest)
    },
    progress() {
      const {missing, threshold} = this.card.next_tier
      return (threshold - missing) / threshold
    },
    ahead() {
      const {name, missing} = this.card.next_tier
      const basis = this.program?.tier_basis
      return t('card.to_go', {tier: name, amount: score(basis, missing)})
    },
    facts() {
      const {visits, spent_sats: spent, last_seen: seen, since} = this.guest
      return [
        [t('customers.visits'), number(visits)],
        [t('customers.spent_sats'), sats(spent)],
        [
          t('customers.last_seen'),
          seen ? capital(dayInWords(seen)) : t('guest.not_yet')
        ],
        [t('guest.since'), capital(dayInWords(since))]
      ]
    },
    // `40 end Friday`, `7 come tomorrow`
    ends() {
      return this.card.expiring.map(({points, last_day: day}) =>
        t('guest.ends', {n: number(points), day: weekday(day)})
      )
    },
    comes() {
      return this.card.coming.map(({points, day, source}) => ({
        words: t(`guest.comes.${source}`, {
          n: number(points),
          day: weekday(day)
        }),
        canCallBack: source === 'old_card'
      }))
    }
  },
  created() {
    this.load()
  },
  methods: {
    t,
    number,
    // The card, and what the pieces show of it, which look for themselves.
    async refresh() {
      if (this.isLeaving) return
      await this.load()
      await Promise.all([
        this.$refs.rewards?.load(),
        this.$refs.vouchers?.load(),
        this.$refs.history?.load()
      ])
    },
    async callBack() {
      const path = `${cardPath(this.venue, this.guestKey)}/old-card`
      await ask(this.venue, 'DELETE', path)
      await this.load()
    },
    async load() {
      const key = this.guestKey
      const {venue} = this
      try {
        const [guest, card, actors] = await Promise.all([
          ask(venue, 'GET', pathOf(venue, `/customers/${key}`)),
          ask(venue, 'GET', cardPath(venue, key)),
          this.guest ? this.actors : readActors(venue)
        ])
        Object.assign(this, {guest, card, actors, problem: null})
      } catch (error) {
        this.problem = problemOf(error)
      }
    }
  }
}
