"""An invented text under negotiation, as invented delegations might have it after a long day."""

ROLLING = """Rolling text
Commission on Lamps
Strengthening cooperation in the lighting of meeting rooms
Status: 7 April 6 PM

The General Assembly,

PP1 Recalling its resolution 65/230 of 21 December 2010, (agreed)

PP2 Recalling also the Declaration on Lamps [and its follow-up], [Ruritania: delete]

PP2 alt Freedonia/Sylvania: Recalling further the Declaration on Lamps,

PP3 Noting with [concern / Ruritania: deep concern / Freedonia: regret] that lamps go out,

PP4 Deeply convinced that light [[, including daylight,] Borduria: and shade] matters,

PP4 bis (Facilitator) Noting the report of the Committee, (agreed ad ref)

PP5 Bearing in mind the needs of readers, AGREED

I. Lamps in rooms

OP1 Decides that lamps [shall/should] be lit [Facilitator’s proposal: from nine to five];

OP2 Requests Member States:

(a) To light one lamp [per room];

(b) To replace it when it goes out;

(b bis) Sylvania: To say so;

OP3 (agreed ad ref) Invites ~~all~~ **relevant** stakeholders to keep lamps clean;

OP4 Encourages States to share lamps; (Agreed in informals, 12 May)

OP5 Takes note of the report [Borduria: on lamps]; (agreed)

OP6 Welcomes the lamp of the month; [Freedonia reserves]

OP7 Calls upon all States to report [Ruritania, Freedonia: delete; Sylvania: retain];

OP7 bis Ruritania: Also calls upon lamps to report;

7 ter. Calls upon nobody to report; (agreed)

[OP8 Borduria: Decides to buy lamps;]

II. Follow-up

OP9 Requests the Secretary-General to report on lamps; (agreed ad ref) [pending capital]

OP10 Stresses that light is [not closed;

OP11 Affirms that [] candles are lamps; agreed ad ref

OP12 Recommends (again) [..];

OP13 Expresses its appreciation to the Chair;

OP14 Decides to remain seized of the matter. (agreed)
"""
