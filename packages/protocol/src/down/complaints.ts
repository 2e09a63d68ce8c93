import Type from "typebox";

/** The register of complaints, or how it is set, has changed. Who shows it asks for it again. */
export const complaintsDownSchema = Type.Object({ type: Type.Literal("complaints") });
