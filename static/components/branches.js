// The places that share one programme, and how another one joins.
import {ask, categoryIcon, dayInWords, pathOf, t} from '../js/cms.js'
import {PAGE, paged} from '../js/paged.js'
import {pieces} from '../js/pieces.js'

export default {
  components: pieces('branch-new', 'listed', 'secret-new'),
  mixins: [paged],
  props: {
    venue: {type: Object, required: true},
    program: {type: Object, default: null}
  },
  emits: ['made'],
  data: () => ({
    isOwner: false,
    isInviting: false,
    isAdding: false,
    isJoining: false
  }),
  methods: {
    t,
    iconOf: branch => categoryIcon(branch.category),
    listPath(offset) {
      return pathOf(this.venue, `/branches?limit=${PAGE}&offset=${offset}`)
    },
    heard({is_owner: isOwner}) {
      this.isOwner = isOwner
    },
    about(branch) {
      const since = dayInWords(branch.created_at)
      return [
        branch.city,
        branch.mode !== 'full' && t('branches.off'),
        t('branches.since', {day: since})
      ]
        .filter(Boolean)
        .join(' · ')
    },
    mark(branch) {
      if (branch.is_here) return t('branches.here')
      return branch.is_mine ? t('branches.mine') : ''
    },
    // Programme and invitation as one text: that is all the other owner pastes.
    async invite() {
      const path = pathOf(this.venue, '/program/invitations')
      const made = await ask(this.venue, 'POST', path)
      return `${made.program_id}.${made.invitation}`
    }
  }
}
