// Another place under a programme: the owner's own, or by an invitation of its owner.
import {
  ask,
  browserZone,
  needed,
  ownWallets,
  pathOf,
  t,
  tell
} from '../js/cms.js'
import {call, withKey} from '../js/loyalty.js'
import {pieces} from '../js/pieces.js'

// Programme and invitation, as the owner hands them on.
const INVITATION = /^([\w-]+)\.([\w-]+)$/

export default {
  components: pieces('category', 'form-dialog', 'zone'),
  props: {
    // Whose programme it is; nobody's, where an invitation says it.
    venue: {type: Object, default: null}
  },
  emits: ['made', 'closed'],
  data() {
    const {merchant} = this.venue || {}
    return {
      invitation: '',
      walletId: (this.venue?.wallet || ownWallets(window.g.user)[0])?.id,
      draft: {
        name: '',
        category: merchant?.category || 'restaurant',
        timezone: merchant?.timezone || browserZone()
      }
    }
  },
  computed: {
    wallets() {
      return ownWallets(this.g.user).map(({id, name}) => ({
        value: id,
        label: name
      }))
    }
  },
  methods: {
    t,
    needed,
    isInvitation: text =>
      INVITATION.test(text.trim()) || t('branches.no_invitation'),
    async join() {
      const wallet = this.g.user.wallets.find(({id}) => id === this.walletId)
      const body = {...this.draft, ...(await this.invited())}
      const merchant = await call(
        'POST',
        '/merchants',
        withKey(wallet.adminkey),
        body
      )
      tell(t('branches.joined', {name: merchant.name}))
      this.$emit('made', {merchant, wallet})
    },
    async invited() {
      if (!this.venue) {
        const [, id, invitation] = this.invitation.trim().match(INVITATION)
        return {program_id: id, invitation}
      }
      const path = pathOf(this.venue, '/program/invitations')
      const made = await ask(this.venue, 'POST', path)
      return {program_id: made.program_id, invitation: made.invitation}
    }
  }
}
