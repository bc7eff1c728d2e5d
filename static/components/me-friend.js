// Bring a friend: a link that its holder signs and sends on; and the other end of it, on
// the phone of whoever opens one. The link is kept here until its guest has a card.
import {callInSession, signerOf, wordsOf} from '../js/holder.js'
import {
  forgetInvitation,
  sendInvitation,
  takeInvitation
} from '../js/invitation.js'
import * as keys from '../js/keys.js'
import {now, points, t} from '../js/loyalty.js'
import {pieces} from '../js/pieces.js'

const DAYS = 90
const DAY = 24 * 3600

const toLink = event => {
  const bytes = new TextEncoder().encode(JSON.stringify(event))
  const text = btoa(String.fromCharCode(...bytes))
  const ref = text.replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
  return `${location.origin}${location.pathname}?ref=${ref}`
}

export default {
  components: pieces('me-problem'),
  props: {
    holder: {type: Object, default: null},
    card: {type: Object, default: null}
  },
  emits: ['entered'],
  data: () => ({
    invitation: takeInvitation(),
    thanks: '',
    offer: null,
    isBusy: false,
    problem: null
  }),
  computed: {
    words() {
      const {points: own, bonus} = this.offer
      const [mine, theirs] = [points(own), points(bonus)]
      if (!bonus) return t('friend.words_own', {mine})
      return t(own ? 'friend.words' : 'friend.words_theirs', {mine, theirs})
    }
  },
  watch: {
    'card.merchant.id': {immediate: true, handler: 'look'}
  },
  methods: {
    t,
    // Nothing is offered where it is off, or cannot be asked.
    async look() {
      this.offer = null
      if (!this.card || !this.holder) return
      const path = `/merchants/${this.card.merchant.id}/referral`
      const found = await callInSession(this.holder, 'GET', path).catch(
        () => null
      )
      this.offer = found?.is_on ? found : null
    },
    async share() {
      await this.attempt(async () => {
        const url = toLink(await this.signed())
        const title = t('friend.share', {place: this.card.merchant.name})
        if (!navigator.share) {
          return LNbits.utils.copyText(url, t('friend.copied'))
        }
        // Closing the phone's sheet again is no failure.
        await navigator.share({title, url}).catch(() => {})
      })
    },
    async signed() {
      const signer = await signerOf(this.holder)
      const at = Math.floor(now() / 1000)
      return signer.sign({
        kind: this.offer.kind,
        created_at: at,
        content: '',
        tags: [
          ['a', this.offer.program],
          [
            'nonce',
            crypto.randomUUID?.() ?? String(Math.random()).padEnd(16, '0')
          ],
          ['expiration', String(at + DAYS * DAY)]
        ]
      })
    },
    // A newcomer gets a card of their own by it; nobody has to fill in anything.
    async accept() {
      await this.attempt(async () => {
        const signer = this.holder
          ? await signerOf(this.holder)
          : await keys.make()
        this.thanks = await sendInvitation(signer)
        if (!this.holder) this.$emit('entered', this.thanks)
      })
    },
    dismiss() {
      forgetInvitation()
      this.invitation = ''
      this.problem = null
    },
    async attempt(what) {
      this.isBusy = true
      this.problem = null
      try {
        await what()
      } catch (error) {
        this.problem = wordsOf(error)
      }
      this.isBusy = false
    }
  }
}
